/*
START -> c()
c() -> d, e()  -throw-> THROW
d, e() -> <A b={c()} {...d} f="1">, <>  -throw-> THROW
<A b={c()} {...d} f="1">, <> -> RETURN
*/
<A b={c()} {...d} f="1">
  text {e()}
  {/* nothing */}
  <F />
</A>;
<>{g}</>;

/*
START -> a()
a() -> b()  -throw-> THROW
b() -throw-> c()  -> c()#2
c() -throw-> THROW
c()#2 -> d()  -throw-> THROW
d() -> RETURN  -throw-> THROW
*/
a();
try {
  b();
} finally {
  c();
}
d();

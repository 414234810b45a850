/*
START -> f()
f() -> a = f(), c  -throw-> THROW
a = f(), c -true-> g(a)  -false-> h(a)
g(a) -> return g(a)  -throw-> dispose(a)
return g(a) -> dispose(a)#2
h(a) -throw-> dispose(a)  -> dispose(a)#3
dispose(a) -throw-> THROW
dispose(a)#2 -> RETURN
dispose(a)#3 -> RETURN
*/
function subject() {
  using a = f();
  if (c) return g(a);
  h(a);
}

/*
START -> f()
f() -> a = f(), g()  -throw-> catch, x = 1
a = f(), g() -throw-> dispose(a)  -> dispose(a)#2
dispose(a) -throw-> catch, x = 1
dispose(a)#2 -> RETURN
catch, x = 1 -> RETURN
*/
try {
  using a = f();
  g();
} catch {
  x = 1;
}

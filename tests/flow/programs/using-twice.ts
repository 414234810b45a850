/*
Released in reverse order; the second does not exist yet when `g()` throws.

START -> f()
f() -> a = f(), g()  -throw-> THROW
a = f(), g() -throw-> dispose(a)  -> b = g(), h()
b = g(), h() -throw-> dispose(b)  -> dispose(b)#2
dispose(b) -throw-> dispose(a)
dispose(b)#2 -> dispose(a)#2
dispose(a) -throw-> THROW
dispose(a)#2 -> RETURN
*/
{
  using a = f(),
    b = g();
  h();
}

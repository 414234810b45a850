/*
Released when the loop ends.

START -> f()
f() -> a = f()  -throw-> THROW
a = f() -> b
b -true-> c  -false-> dispose(a)
c -true-> dispose(a)  -false-> b
dispose(a) -> RETURN
*/
for (using a = f(); b; ) {
  if (c) break;
}

/*
Base, computed keys, then static fields and blocks; instance fields and methods run later.

START -> base()
base() -> k()  -throw-> THROW
k() -> a()  -throw-> THROW
a() -> c()  -throw-> THROW
c() -> class A extends base()  -throw-> THROW
class A extends base() -> RETURN
*/
class A extends base() {
  static x = a();
  y = b();
  static {
    c();
  }
  [k()]() {}
}

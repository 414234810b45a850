/*
START -> f()
f() -> a = f()  -throw-> THROW
a = f() -> dispose(a), x = class { static { using a = f(); } }
dispose(a), x = class { static { using a = f(); } } -> RETURN
*/
x = class {
  static {
    using a = f();
  }
};

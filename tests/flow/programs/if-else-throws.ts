/*
START -> a()
a() -true-> b()  -false-> c()  -throw-> THROW
b() -> d()  -throw-> THROW
c() -> d()  -throw-> THROW
d() -> RETURN  -throw-> THROW
*/
if (a()) {
  b();
} else {
  c();
}
d();

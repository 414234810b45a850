/*
START -> a()
a() -> b()  -throw-> THROW
b() -> a()  -throw-> THROW
*/
for (;; b()) {
  a();
}

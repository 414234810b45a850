/*
START -> a, b()
a, b() -> RETURN  -throw-> THROW
*/
with (a) {
  b();
}

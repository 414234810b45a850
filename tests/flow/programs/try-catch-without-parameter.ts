/*
START -> a()
a() -> RETURN  -throw-> catch, b()
catch, b() -> RETURN  -throw-> THROW
*/
try {
  a();
} catch {
  b();
}

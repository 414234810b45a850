/*
START -> a()
a() -> x = 1, y = 2  -throw-> catch (e), b()
catch (e), b() -> x = 1, y = 2  -throw-> x = 1
x = 1 -throw-> THROW
x = 1, y = 2 -> RETURN
*/
try {
  a();
} catch (e) {
  b();
} finally {
  x = 1;
}
y = 2;

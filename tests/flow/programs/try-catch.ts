/*
START -> a()
a() -> x = 1  -throw-> catch (e), y = 2
x = 1 -> z = 3
catch (e), y = 2 -> z = 3
z = 3 -> RETURN
*/
try {
  a();
  x = 1;
} catch (e) {
  y = 2;
}
z = 3;

/*
Only an exception leaves.

START -> a()
a() -> a()  -throw-> THROW
*/
while (true) {
  a();
}
x = 1;

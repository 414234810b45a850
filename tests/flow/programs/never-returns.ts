/*
A call of `never` does not come back.

START -> a
a -true-> never()  -false-> y = 2
never() -throw-> THROW
y = 2 -> RETURN
*/
if (a) {
  never();
  x = 1;
}
y = 2;

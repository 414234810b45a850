/*
START -> a
a -true-> x = 1  -false-> y = 2
x = 1 -> y = 2
y = 2 -> RETURN
*/
if (a) {
  x = 1;
}
y = 2;

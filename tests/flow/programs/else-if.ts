/*
START -> a
a -true-> x = 1  -false-> b
b -true-> y = 2  -false-> z = 3
x = 1 -> RETURN
y = 2 -> RETURN
z = 3 -> RETURN
*/
if (a) {
  x = 1;
} else if (b) {
  y = 2;
} else {
  z = 3;
}

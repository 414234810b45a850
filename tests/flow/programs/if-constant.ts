/*
START -> x = 1
x = 1 -> w = 4
w = 4 -> RETURN
*/
if (true) {
  x = 1;
} else {
  y = 2;
}
if (0) {
  z = 3;
} else {
  w = 4;
}

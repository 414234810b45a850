/*
START -> a
a -true-> b  -false-> c
b -true-> x = 1  -false-> RETURN
c -true-> x = 1  -false-> RETURN
x = 1 -> RETURN
*/
if (a ? b : c) {
  x = 1;
}

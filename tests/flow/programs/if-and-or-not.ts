/*
The test is taken apart: each edge carries one operand.

START -> a
a -true-> b  -false-> y = 2
b -true-> y = 2  -false-> c
c -true-> y = 2  -false-> x = 1
x = 1 -> RETURN
y = 2 -> RETURN
*/
if (a && !(b || c)) {
  x = 1;
} else {
  y = 2;
}

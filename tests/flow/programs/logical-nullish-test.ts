/*
The value decides, wherever it comes from.

START -> a
a -present-> a ?? b  -absent-> b
b -> a ?? b
a ?? b -true-> x = 1  -false-> RETURN
x = 1 -> RETURN
*/
if (a ?? b) {
  x = 1;
}

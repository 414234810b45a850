/*
START -> a
a -true-> b  -false-> RETURN
b -true-> x = 1  -false-> RETURN
x = 1 -> RETURN
*/
if ((a as boolean) && b!) {
  x = 1;
}

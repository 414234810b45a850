/*
START -> a
a -true-> x = a || b || c  -false-> b
b -true-> x = a || b || c  -false-> c
c -> x = a || b || c
x = a || b || c -> RETURN
*/
x = a || b || c;

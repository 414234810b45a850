/*
START -> a
a -true-> b  -false-> c
b -true-> x = (a && b) || c  -false-> c
c -> x = (a && b) || c
x = (a && b) || c -> RETURN
*/
x = (a && b) || c;

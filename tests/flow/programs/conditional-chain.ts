/*
START -> a
a -true-> x = a ? 1 : b ? 2 : c  -false-> b
b -true-> b ? 2 : c  -false-> c
c -> b ? 2 : c
b ? 2 : c -> x = a ? 1 : b ? 2 : c
x = a ? 1 : b ? 2 : c -> RETURN
*/
x = a ? 1 : b ? 2 : c;

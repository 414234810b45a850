/*
START -> a
a -true-> b  -false-> c
b -> x = a ? b : c
c -> x = a ? b : c
x = a ? b : c -> RETURN
*/
x = a ? b : c;

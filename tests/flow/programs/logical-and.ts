/*
START -> a
a -true-> b  -false-> x = a && b
b -> x = a && b
x = a && b -> RETURN
*/
const x = a && b;

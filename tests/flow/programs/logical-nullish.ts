/*
START -> a
a -present-> x = a ?? b  -absent-> b
b -> x = a ?? b
x = a ?? b -> RETURN
*/
x = a ?? b;

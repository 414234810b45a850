/*
START -> a, ...b
a, ...b -> x = [a, , ...b, 1]  -throw-> THROW
x = [a, , ...b, 1] -> RETURN
*/
x = [a, , ...b, 1];

/*
START -> A, ...b
A, ...b -> new A(...b, c)  -throw-> THROW
new A(...b, c) -> RETURN  -throw-> THROW
*/
new A(...b, c);

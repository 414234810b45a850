/*
START -> a
a -> x = 1
x = 1 -> RETURN
*/
switch (a) {
}
x = 1;

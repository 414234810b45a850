/*
START -> a, b()
a, b() -> a`x${b()}y`  -throw-> THROW
a`x${b()}y` -> z = `${c}`  -throw-> THROW
z = `${c}` -> RETURN
*/
a`x${b()}y`;
z = `${c}`;

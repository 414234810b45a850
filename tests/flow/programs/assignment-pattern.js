/*
START -> e()
e() -> a  -throw-> THROW
a -> d()  -> [a.b, c = d()] = e()
d() -> [a.b, c = d()] = e()  -throw-> THROW
[a.b, c = d()] = e() -> RETURN
*/
[a.b, c = d()] = e();

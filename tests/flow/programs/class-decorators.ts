/*
START -> a()
a() -> b()  -throw-> THROW
b() -> e()  -throw-> THROW
e() -> @a() class A  -throw-> THROW
@a() class A -> RETURN
*/
@a()
class A {
  @b() c = 1;
  d(@e() f) {}
}

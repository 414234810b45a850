/*
START -> a()
a() -> enum E, b()  -throw-> THROW
enum E, b() -> x = b()  -throw-> THROW
x = b() -> RETURN
*/
enum E {
  A = a(),
  B,
}
declare enum D {
  X = 1,
}
namespace N {
  export const x = b();
}
declare namespace M {
  const y: number;
}

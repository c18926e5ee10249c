;; Sums and products of rows of 64 numbers (f32, 256 bytes a row), four numbers at a time (SIMD). Whoever calls says where
;; in the memory everything stands, in bytes; nothing is checked.
(module
  (import "rows" "memory" (memory 1))

  ;; Adds up rows, each times its weight: target = sum of weights[n] * rows[places[n]]. Half a row at a time, as its eight
  ;; sums fit the processor's registers.
  (func (export "combine")
    (param $rows i32) (param $places i32) (param $weights i32) (param $count i32) (param $target i32)
    (local $half i32) (local $n i32) (local $row i32) (local $weight v128)
    (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128) (local $sum4 v128) (local $sum5 v128) (local $sum6 v128) (local $sum7 v128)
    (loop $halves
      (local.set $sum0 (v128.const f32x4 0 0 0 0))
      (local.set $sum1 (v128.const f32x4 0 0 0 0))
      (local.set $sum2 (v128.const f32x4 0 0 0 0))
      (local.set $sum3 (v128.const f32x4 0 0 0 0))
      (local.set $sum4 (v128.const f32x4 0 0 0 0))
      (local.set $sum5 (v128.const f32x4 0 0 0 0))
      (local.set $sum6 (v128.const f32x4 0 0 0 0))
      (local.set $sum7 (v128.const f32x4 0 0 0 0))
      (local.set $n (i32.const 0))
      (block $all
        (loop $next
          (br_if $all (i32.ge_u (local.get $n) (local.get $count)))
          (local.set $weight (v128.load32_splat (i32.add (local.get $weights) (i32.shl (local.get $n) (i32.const 2)))))
          (local.set $row
            (i32.add
              (i32.add (local.get $rows) (local.get $half))
              (i32.shl (i32.load (i32.add (local.get $places) (i32.shl (local.get $n) (i32.const 2)))) (i32.const 8))))
          (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (local.get $weight) (v128.load (local.get $row)))))
          (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $weight) (v128.load offset=16 (local.get $row)))))
          (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $weight) (v128.load offset=32 (local.get $row)))))
          (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $weight) (v128.load offset=48 (local.get $row)))))
          (local.set $sum4 (f32x4.add (local.get $sum4) (f32x4.mul (local.get $weight) (v128.load offset=64 (local.get $row)))))
          (local.set $sum5 (f32x4.add (local.get $sum5) (f32x4.mul (local.get $weight) (v128.load offset=80 (local.get $row)))))
          (local.set $sum6 (f32x4.add (local.get $sum6) (f32x4.mul (local.get $weight) (v128.load offset=96 (local.get $row)))))
          (local.set $sum7 (f32x4.add (local.get $sum7) (f32x4.mul (local.get $weight) (v128.load offset=112 (local.get $row)))))
          (local.set $n (i32.add (local.get $n) (i32.const 1)))
          (br $next)))
      (local.set $row (i32.add (local.get $target) (local.get $half)))
      (v128.store (local.get $row) (local.get $sum0))
      (v128.store offset=16 (local.get $row) (local.get $sum1))
      (v128.store offset=32 (local.get $row) (local.get $sum2))
      (v128.store offset=48 (local.get $row) (local.get $sum3))
      (v128.store offset=64 (local.get $row) (local.get $sum4))
      (v128.store offset=80 (local.get $row) (local.get $sum5))
      (v128.store offset=96 (local.get $row) (local.get $sum6))
      (v128.store offset=112 (local.get $row) (local.get $sum7))
      (local.set $half (i32.add (local.get $half) (i32.const 128)))
      (br_if $halves (i32.lt_u (local.get $half) (i32.const 256)))))

  ;; The product of each of some rows with each of others: out[n * stride + m] = one[m] . rows[places[n]].
  (func (export "multiply")
    (param $one i32) (param $ones i32) (param $rows i32) (param $places i32) (param $count i32) (param $out i32) (param $stride i32)
    (local $n i32) (local $m i32) (local $a i32) (local $b i32) (local $end i32)
    (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128)
    (block $all
      (loop $next
        (br_if $all (i32.ge_u (local.get $n) (local.get $count)))
        (local.set $m (i32.const 0))
        (local.set $a (local.get $one))
        (block $each
          (loop $other
            (br_if $each (i32.ge_u (local.get $m) (local.get $ones)))
            (local.set $b
              (i32.add
                (local.get $rows)
                (i32.shl (i32.load (i32.add (local.get $places) (i32.shl (local.get $n) (i32.const 2)))) (i32.const 8))))
            (local.set $sum0 (v128.const f32x4 0 0 0 0))
            (local.set $sum1 (v128.const f32x4 0 0 0 0))
            (local.set $sum2 (v128.const f32x4 0 0 0 0))
            (local.set $sum3 (v128.const f32x4 0 0 0 0))
            (local.set $end (i32.add (local.get $a) (i32.const 256)))
            (loop $more
              (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (v128.load (local.get $a)) (v128.load (local.get $b)))))
              (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (v128.load offset=16 (local.get $a)) (v128.load offset=16 (local.get $b)))))
              (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (v128.load offset=32 (local.get $a)) (v128.load offset=32 (local.get $b)))))
              (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (v128.load offset=48 (local.get $a)) (v128.load offset=48 (local.get $b)))))
              (local.set $b (i32.add (local.get $b) (i32.const 64)))
              (local.set $a (i32.add (local.get $a) (i32.const 64)))
              (br_if $more (i32.lt_u (local.get $a) (local.get $end))))
            (local.set $sum0
              (f32x4.add (f32x4.add (local.get $sum0) (local.get $sum1)) (f32x4.add (local.get $sum2) (local.get $sum3))))
            (f32.store
              (i32.add (local.get $out) (i32.shl (i32.add (i32.mul (local.get $n) (local.get $stride)) (local.get $m)) (i32.const 2)))
              (f32.add
                (f32.add (f32x4.extract_lane 0 (local.get $sum0)) (f32x4.extract_lane 1 (local.get $sum0)))
                (f32.add (f32x4.extract_lane 2 (local.get $sum0)) (f32x4.extract_lane 3 (local.get $sum0)))))
            (local.set $m (i32.add (local.get $m) (i32.const 1)))
            (br $other)))
        (local.set $n (i32.add (local.get $n) (i32.const 1)))
        (br $next))))

  ;; The highest of each column over some lines of a table, and what stands in best: best[m] = max(best[m], table[lines[n] * stride + m]).
  ;; The stride is a multiple of four.
  (func (export "highest")
    (param $table i32) (param $stride i32) (param $lines i32) (param $count i32) (param $best i32)
    (local $at i32) (local $n i32) (local $most v128)
    (block $all
      (loop $columns
        (br_if $all (i32.ge_u (local.get $at) (i32.shl (local.get $stride) (i32.const 2))))
        (local.set $most (v128.load (i32.add (local.get $best) (local.get $at))))
        (local.set $n (i32.const 0))
        (block $read
          (loop $next
            (br_if $read (i32.ge_u (local.get $n) (local.get $count)))
            (local.set $most
              (f32x4.pmax
                (local.get $most)
                (v128.load
                  (i32.add
                    (i32.add (local.get $table) (local.get $at))
                    (i32.shl
                      (i32.mul
                        (i32.load (i32.add (local.get $lines) (i32.shl (local.get $n) (i32.const 2))))
                        (local.get $stride))
                      (i32.const 2))))))
            (local.set $n (i32.add (local.get $n) (i32.const 1)))
            (br $next)))
        (v128.store (i32.add (local.get $best) (local.get $at)) (local.get $most))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $columns))))
)

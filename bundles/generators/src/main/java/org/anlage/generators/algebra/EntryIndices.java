package org.anlage.generators.algebra;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/** Sets of entries, as indices into a matrix's values, row by row. */
public final class EntryIndices {
  private EntryIndices() {}

  /** Whether that index of an N x N matrix is on the diagonal. */
  public static boolean onDiagonal(int index, int n) {
    return index / n == index % n;
  }

  /** Indices from {@code first} to below {@code end} for which the condition holds. */
  public static int[] where(int first, int end, IntPredicate condition) {
    return IntStream.range(first, end).filter(condition).toArray();
  }

  /** Puts the source's values at these places into the result, in random order. */
  public static void shuffle(int[] places, Matrix source, Matrix result, RandomStream random) {
    int[] order = random.permutation(places.length);
    for (int k = 0; k < places.length; k++) {
      result.values()[places[k]] = source.values()[places[order[k]]];
    }
  }

  /** Puts draws, with replacement, from the source's values at these places into the result. */
  public static void resample(int[] places, Matrix source, Matrix result, RandomStream random) {
    for (int place : places) {
      result.values()[place] = source.values()[places[random.nextInt(places.length)]];
    }
  }
}

package org.anlage.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.special.Beta;

/**
 * Analysis of variance of ranks with crossed factors and all their interactions, type II: what a
 * term explains beyond all terms that do not contain it. Conover and Iman 1981, doi
 * 10.1080/00031305.1981.10479327.
 *
 * <p>Cells without values are allowed. Then some terms have fewer degrees of freedom than levels
 * would give, or none, which means that the design cannot tell them from others. Works on the means
 * of cells, so cost grows with the cube of their number, not with that of values.
 *
 * @param terms factors first, then interactions of more and more of them
 * @param residualSquares sum of squares within the full model
 * @param residualDegrees its degrees of freedom
 */
public record RankAnova(List<Term> terms, double residualSquares, int residualDegrees) {

  /**
   * A factor.
   *
   * @param name its name
   * @param levels level of each value, from 0
   */
  public record Factor(String name, int[] levels) {}

  /**
   * A term of the model.
   *
   * @param name factors joined by " x "
   * @param order number of factors in it
   * @param squares sum of squares of ranks
   * @param degrees degrees of freedom; 0 if the design cannot tell the term from others
   * @param f F ratio; NaN without degrees of freedom or without residual
   * @param p of F; NaN where f is
   */
  public record Term(String name, int order, double squares, int degrees, double f, double p) {}

  /** Analyses values with at least one factor. */
  public static RankAnova of(double[] values, List<Factor> factors) {
    return Cells.of(Ranks.of(values).values(), factors).analyse(factors);
  }

  /** Means of ranks by combination of levels, weighted by the square roots of their counts. */
  private record Cells(List<int[]> levels, double[] weight, double[] mean, double within, int n) {

    static Cells of(double[] ranks, List<Factor> factors) {
      List<int[]> levels = new ArrayList<>();
      int[] cell = new int[ranks.length];
      for (int i = 0; i < ranks.length; i++) {
        int at = i;
        int[] own = factors.stream().mapToInt(f -> f.levels()[at]).toArray();
        cell[i] =
            IntStream.range(0, levels.size())
                .filter(c -> Arrays.equals(levels.get(c), own))
                .findFirst()
                .orElse(levels.size());
        if (cell[i] == levels.size()) {
          levels.add(own);
        }
      }
      double[] count = new double[levels.size()];
      double[] mean = new double[levels.size()];
      double centre = (ranks.length + 1) / 2.0;
      for (int i = 0; i < ranks.length; i++) {
        count[cell[i]]++;
        mean[cell[i]] += ranks[i] - centre;
      }
      Arrays.setAll(mean, c -> mean[c] / count[c]);
      double within = 0;
      for (int i = 0; i < ranks.length; i++) {
        double rest = ranks[i] - centre - mean[cell[i]];
        within += rest * rest;
      }
      Arrays.setAll(count, c -> Math.sqrt(count[c]));
      return new Cells(levels, count, mean, within, ranks.length);
    }

    RankAnova analyse(List<Factor> factors) {
      List<Integer> subsets = subsets(factors.size());
      Fit full = fit(subsets);
      int residual = n - full.rank();
      double squares = within + full.squares();
      List<Term> terms = new ArrayList<>();
      for (int term : subsets) {
        List<Integer> without = subsets.stream().filter(s -> (s & term) != term).toList();
        List<Integer> with = new ArrayList<>(without);
        with.add(term);
        Fit less = fit(without);
        Fit more = fit(with);
        int degrees = more.rank() - less.rank();
        double explained = degrees == 0 ? 0 : Math.max(0, less.squares() - more.squares());
        double f =
            degrees == 0 || residual == 0 || squares <= 1e-12 * n
                ? Double.NaN
                : explained / degrees / (squares / residual);
        terms.add(
            new Term(
                name(term, factors),
                Integer.bitCount(term),
                explained,
                degrees,
                f,
                tail(f, degrees, residual)));
      }
      return new RankAnova(List.copyOf(terms), squares, residual);
    }

    /** Upper tail of the F distribution. */
    private static double tail(double f, double degrees, double residual) {
      return Double.isNaN(f)
          ? Double.NaN
          : Beta.regularizedBeta(residual / (residual + degrees * f), residual / 2, degrees / 2);
    }

    /** Non-empty sets of factors as bits, small ones first. */
    private static List<Integer> subsets(int factors) {
      return IntStream.range(1, 1 << factors)
          .boxed()
          .sorted(java.util.Comparator.comparingInt((Integer s) -> Integer.bitCount(s)))
          .toList();
    }

    private static String name(int term, List<Factor> factors) {
      return String.join(
          " x ",
          IntStream.range(0, factors.size())
              .filter(f -> (term >> f & 1) == 1)
              .mapToObj(f -> factors.get(f).name())
              .toList());
    }

    private record Fit(double squares, int rank) {}

    /** What the constant and indicators of the terms' combinations leave of the means of cells. */
    private Fit fit(List<Integer> terms) {
      List<double[]> columns = new ArrayList<>();
      columns.add(weight);
      for (int term : terms) {
        List<List<Integer>> keys = levels.stream().map(l -> combination(l, term)).toList();
        for (List<Integer> key : keys.stream().distinct().toList()) {
          double[] column = new double[weight.length];
          Arrays.setAll(column, c -> keys.get(c).equals(key) ? weight[c] : 0);
          columns.add(column);
        }
      }
      RealMatrix design = MatrixUtils.createRealMatrix(weight.length, columns.size());
      for (int k = 0; k < columns.size(); k++) {
        design.setColumn(k, columns.get(k));
      }
      SingularValueDecomposition svd = new SingularValueDecomposition(design);
      double[] singular = svd.getSingularValues();
      double[] rest = new double[weight.length];
      Arrays.setAll(rest, c -> weight[c] * mean[c]);
      int rank = 0;
      for (int k = 0; k < singular.length && singular[k] > 1e-9 * singular[0]; k++) {
        rank++;
        double[] direction = svd.getU().getColumn(k);
        double along = 0;
        for (int c = 0; c < rest.length; c++) {
          along += direction[c] * rest[c];
        }
        for (int c = 0; c < rest.length; c++) {
          rest[c] -= along * direction[c];
        }
      }
      return new Fit(Arrays.stream(rest).map(r -> r * r).sum(), rank);
    }

    private static List<Integer> combination(int[] levels, int term) {
      return IntStream.range(0, levels.length)
          .filter(f -> (term >> f & 1) == 1)
          .mapToObj(f -> levels[f])
          .toList();
    }
  }
}

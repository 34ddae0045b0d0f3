package org.anlage.report.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;

/**
 * A matrix as a picture.
 *
 * <p>Large ones are drawn as means of square blocks, at most {@value #CELLS} on a side. Colours
 * span the range of all but the most extreme 0.5 % of the entries, of square matrices those off the
 * diagonal, so that a few large ones do not hide the others; what lies beyond gets the colour of
 * the end. Entries that are not finite are grey.
 *
 * @param uri the picture as a data URI, one pixel per cell
 * @param ramp its colours
 * @param low value of the first colour
 * @param high value of the last colour
 * @param block matrix entries per side of a cell
 * @param least smallest finite entry
 * @param greatest largest finite entry
 */
record Heatmap(
    String uri,
    ColourRamp ramp,
    double low,
    double high,
    int block,
    double least,
    double greatest) {
  private static final int CELLS = 200;
  private static final int SHADES = 255;
  private static final int GREY = 0xBDBDBD;

  /** Draws a matrix with at least one entry. */
  static Heatmap of(Matrix matrix, boolean diverging) {
    double[] finite = Arrays.stream(matrix.values()).filter(Double::isFinite).sorted().toArray();
    double least = finite.length == 0 ? 0 : finite[0];
    double greatest = finite.length == 0 ? 0 : finite[finite.length - 1];
    double low = least;
    double high = greatest;
    double[] usual = usual(matrix, finite);
    if (usual.length > 200) {
      low = usual[usual.length / 200];
      high = usual[usual.length - 1 - usual.length / 200];
    }
    if (diverging) {
      high = Math.max(Math.abs(low), Math.abs(high));
      low = -high;
    }
    if (high <= low) {
      low = diverging ? -Math.max(1, Math.abs(greatest)) : least;
      high = diverging ? -low : greatest > least ? greatest : least + 1;
    }
    int block = Math.max(1, ceilDivide(Math.max(matrix.rows(), matrix.columns()), CELLS));
    ColourRamp ramp = diverging ? ColourRamp.DIVERGING : ColourRamp.SEQUENTIAL;
    return new Heatmap(
        picture(matrix, block, ramp, low, high), ramp, low, high, block, least, greatest);
  }

  /** Finite entries, sorted, without the diagonal of a square matrix whose other entries differ. */
  private static double[] usual(Matrix matrix, double[] finite) {
    int n = matrix.columns();
    if (matrix.rows() != n) {
      return finite;
    }
    double[] off =
        IntStream.range(0, n * n)
            .filter(k -> k % (n + 1) != 0)
            .mapToDouble(k -> matrix.values()[k])
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return off.length > 0 && off[0] < off[off.length - 1] ? off : finite;
  }

  /** Whether some entries lie beyond the ends of the colours. */
  boolean saturates() {
    return least < low || greatest > high;
  }

  private static String picture(
      Matrix matrix, int block, ColourRamp ramp, double low, double high) {
    int width = ceilDivide(matrix.columns(), block);
    int height = ceilDivide(matrix.rows(), block);
    byte[] pixels = new byte[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double mean = mean(matrix, row * block, column * block, block);
        if (Double.isFinite(mean)) {
          double position = Math.min(1, Math.max(0, (mean - low) / (high - low)));
          pixels[row * width + column] = (byte) (1 + Math.round(position * (SHADES - 1)));
        }
      }
    }
    int[] colours = new int[SHADES + 1];
    colours[0] = GREY;
    for (int shade = 0; shade < SHADES; shade++) {
      colours[shade + 1] = ramp.rgb(shade / (SHADES - 1.0));
    }
    return Png.dataUri(Png.encode(width, height, pixels, colours));
  }

  private static double mean(Matrix matrix, int top, int left, int block) {
    double sum = 0;
    int count = 0;
    for (int i = top; i < Math.min(matrix.rows(), top + block); i++) {
      for (int j = left; j < Math.min(matrix.columns(), left + block); j++) {
        sum += matrix.get(i, j);
        count++;
      }
    }
    return sum / count;
  }

  private static int ceilDivide(int a, int b) {
    return (a + b - 1) / b;
  }
}

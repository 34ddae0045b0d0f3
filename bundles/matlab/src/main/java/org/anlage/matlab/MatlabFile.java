package org.anlage.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/**
 * A MATLAB file of version 5, as {@code save} writes it unless it is told otherwise ({@code -v6},
 * {@code -v7}). Names lead into structures: {@code session.dff}. Matrices are as MATLAB shows them.
 * Only the variable that is asked for is decoded.
 *
 * @see <a href="https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf">MAT-File Format
 *     </a>
 */
public final class MatlabFile {
  private static final String SIGNATURE = "MATLAB 5.0 MAT-file";

  /** Of the memory that Java may use, the part that a file may take without compression. */
  private static final int SHARE = 4;

  private static final double EXACT = 1L << 53;

  private final Path file;
  private final byte[] bytes;
  private final List<Variable> variables = new ArrayList<>();

  private MatlabFile(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * A variable of a file.
   *
   * @param name its name
   * @param shape lengths of its axes
   * @param type as MATLAB's {@code class} says: double, cell, struct, ...
   */
  public record Variable(String name, List<Integer> shape, String type) {
    /** Copies the list. */
    public Variable {
      shape = List.copyOf(shape);
    }

    /** Whether it has numbers or truth values. */
    public boolean isNumeric() {
      return type.matches("double|single|u?int\\d+|sparse");
    }

    @Override
    public String toString() {
      return name
          + " ("
          + shape.stream().map(String::valueOf).collect(Collectors.joining(" x "))
          + " "
          + type
          + ")";
    }
  }

  /** Whether a file begins as one of this version does. */
  public static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SIGNATURE.length()), StandardCharsets.ISO_8859_1)
          .equals(SIGNATURE);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens a file and lists its variables.
   *
   * @throws ProblemException with kind DATA if it is none, or damaged
   */
  public static MatlabFile of(Path file) {
    try {
      if (!isOne(file)) {
        throw problem(file.toString(), "not a MATLAB file of version 5", "", SIGNATURE, "");
      }
      MatlabFile opened = new MatlabFile(file, plain(file));
      opened.list();
      return opened;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] plain(Path file) throws IOException {
    long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / SHARE);
    if (Files.size(file) > most) {
      throw problem(
          file.toString(),
          "the file is too large for this format",
          Files.size(file) + " bytes",
          "at most " + most + ", a quarter of the memory that Java may use",
          "save what is needed with -v7.3, which is read piece by piece");
    }
    return PlainForm.of(Files.readAllBytes(file), most);
  }

  /** Its variables. */
  public List<Variable> variables() {
    return List.copyOf(variables);
  }

  /**
   * A variable of two axes of real numbers, as MATLAB shows it; a sparse one is filled with zeros.
   *
   * @throws ProblemException with kind DATA if it is not there, or none
   */
  public Matrix matrix(String name) {
    return matrix(find(name), name);
  }

  /** A variable that is one number; empty if there is none of this name. */
  public Optional<Double> number(String name) {
    return variables.stream()
        .filter(v -> v.name().equals(name) && v.isNumeric())
        .filter(v -> v.shape().stream().allMatch(length -> length == 1))
        .map(v -> matrix(name).get(0, 0))
        .findFirst();
  }

  /** Whether a variable is a cell array, or an array of structures. */
  public boolean isList(String name) {
    Array array = find(name);
    return array instanceof Cell || array instanceof Parts;
  }

  /**
   * Vectors in a cell array, or in a field of an array of structures; empty ones have no element.
   *
   * @throws ProblemException with kind DATA if it is not there, or none
   */
  public double[][] vectors(String name) {
    Array array = find(name);
    int size;
    java.util.function.IntFunction<Array> element;
    if (array instanceof Cell cell) {
      size = cell.getNumElements();
      element = cell::get;
    } else if (array instanceof Parts parts) {
      size = parts.arrays.size();
      element = parts.arrays::get;
    } else {
      throw problem(
          where(name), "not a cell array", text(array), "a cell for each unit", "name another");
    }
    double[][] vectors = new double[size][];
    for (int i = 0; i < size; i++) {
      String inner = name + "{" + (i + 1) + "}";
      Array one = element.apply(i);
      if (one.getNumElements() == 0) {
        vectors[i] = new double[0];
      } else {
        Matrix matrix = matrix(one, inner);
        if (matrix.rows() != 1 && matrix.columns() != 1) {
          throw problem(where(inner), "not a vector", matrix.shape(), "1 x n or n x 1", "");
        }
        vectors[i] = matrix.values();
      }
    }
    return vectors;
  }

  private void list() {
    read(
        header -> {
          variables.add(
              new Variable(
                  header.getName(),
                  IntStream.of(header.getDimensions()).boxed().toList(),
                  name(header.getType())));
          return false;
        });
  }

  private Array find(String name) {
    String[] parts = name.split("\\.", -1);
    List<String> known = variables.stream().map(Variable::toString).toList();
    if (variables.stream().noneMatch(v -> v.name().equals(parts[0]))) {
      throw missing(name, known);
    }
    MatFile read = read(header -> parts[0].equals(header.getName()));
    Array array = read.getArray(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      array = field(array, parts[i], name);
    }
    return array;
  }

  private Array field(Array array, String field, String name) {
    if (!(array instanceof Struct struct) || !struct.getFieldNames().contains(field)) {
      throw missing(
          name,
          array instanceof Struct struct
              ? struct.getFieldNames().stream().map(one -> "field " + one).toList()
              : List.of("no structure, but " + text(array)));
    }
    return struct.getNumElements() == 1
        ? struct.get(field)
        : new Parts(
            IntStream.range(0, struct.getNumElements())
                .<Array>mapToObj(i -> struct.get(field, i))
                .toList());
  }

  private ProblemException missing(String name, List<String> known) {
    return problem(
        file.toString(),
        name.isEmpty() ? "no variable was named" : "there is no such variable",
        "'" + name + "'",
        known.isEmpty() ? "a file with variables" : "one of " + String.join(", ", known),
        "name one of them; parts of structures as NAME.FIELD");
  }

  private Matrix matrix(Array array, String name) {
    if (!(array instanceof us.hebi.matlab.mat.types.Matrix numbers)) {
      throw problem(where(name), "not a matrix of numbers", text(array), "numbers", "name another");
    }
    if (numbers.getNumDimensions() != 2 || numbers.isComplex()) {
      throw problem(
          where(name),
          numbers.isComplex() ? "complex numbers" : "not a matrix",
          text(array),
          "real numbers with two axes",
          "save its real part, or one plane, as a variable of its own");
    }
    int rows = numbers.getNumRows();
    int columns = numbers.getNumCols();
    try {
      Matrix result = Matrix.zeros(rows, requireRoom(rows, columns, array));
      if (numbers instanceof Sparse sparse) {
        sparse.forEach((row, column, real, imaginary) -> result.set(row, column, real));
        return result;
      }
      boolean whole = array.getType().toString().contains("nt64");
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double value = numbers.getDouble(i, j);
          if (whole && Math.abs(value) >= EXACT) {
            throw problem(
                where(name),
                "a whole number that does not fit a double",
                Long.toString(numbers.getLong(i, j)),
                "below 2^53",
                "");
          }
          result.set(i, j, value);
        }
      }
      return result;
    } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
      throw unreadable(file, e);
    }
  }

  /** Elements that are there have a byte each; of a sparse matrix only some are there. */
  private int requireRoom(int rows, int columns, Array array) {
    long elements = (long) rows * columns;
    boolean sparse = array instanceof Sparse;
    if (rows < 0 || columns < 0 || elements > (sparse ? 1L << 26 : bytes.length)) {
      throw problem(
          file.toString(),
          "a matrix that is larger than the file",
          rows + " x " + columns,
          "as many elements as are stored",
          sparse ? "save the part that is needed" : "");
    }
    return columns;
  }

  private BoundedReader reader() {
    return new BoundedReader(Sources.wrap(ByteBuffer.wrap(bytes)), bytes.length);
  }

  private MatFile read(us.hebi.matlab.mat.format.Mat5Reader.EntryFilter wanted) {
    try {
      return reader().setEntryFilter(wanted).readMat();
    } catch (IOException | RuntimeException e) {
      throw e instanceof ProblemException known ? known : unreadable(file, e);
    }
  }

  private String where(String name) {
    return file + ", variable '" + name + "'";
  }

  private static String text(Array array) {
    return Arrays.stream(array.getDimensions())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" x "))
        + " "
        + (array instanceof Parts ? "structures" : name(array.getType()));
  }

  private static String name(MatlabType type) {
    return switch (type) {
      case Structure, Object -> "struct";
      case Character -> "char";
      default -> type.toString().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static ProblemException unreadable(Path file, Exception e) {
    return new ProblemException(
        ProblemException.Kind.DATA,
        new Problem(
            "cannot be read as a MATLAB file",
            file.toString(),
            e.getMessage() == null ? e.toString() : e.getMessage(),
            "a whole file of version 5",
            "copy or save it again"),
        e);
  }

  private static ProblemException problem(
      String where, String what, String got, String expected, String fix) {
    return ProblemException.data(new Problem(what, where, got, expected, fix));
  }

  /** A field of each element of an array of structures. */
  private static final class Parts implements Array {
    private final List<Array> arrays;

    Parts(List<Array> arrays) {
      this.arrays = arrays;
    }

    @Override
    public MatlabType getType() {
      return MatlabType.Cell;
    }

    @Override
    public int[] getDimensions() {
      return new int[] {1, arrays.size()};
    }

    @Override
    public int getNumDimensions() {
      return 2;
    }

    @Override
    public int getNumRows() {
      return 1;
    }

    @Override
    public int getNumCols() {
      return arrays.size();
    }

    @Override
    public int getNumElements() {
      return arrays.size();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

package org.anlage.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anlage.api.component.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pickle inside an NPY file of objects: an array whose elements are arrays of numbers, or
 * dictionaries of which one entry is wanted.
 *
 * <p>A pickle is a program for a stack machine. Only the opcodes that NumPy's arrays need (pickle
 * protocols 3 to 5, as numpy.save writes) are known here, and only four globals: _reconstruct,
 * scalar, ndarray and dtype of NumPy; each is a constant of this class, and nothing is looked up or
 * called. Memory is bounded by the size of the file.
 */
final class PickledArrays {
  private enum Constant {
    MARK,
    NONE,
    RECONSTRUCT,
    SCALAR,
    NDARRAY,
    DTYPE,
    UNKNOWN
  }

  private static final Map<String, Constant> GLOBALS =
      Map.of(
          "numpy._core.multiarray _reconstruct", Constant.RECONSTRUCT,
          "numpy.core.multiarray _reconstruct", Constant.RECONSTRUCT,
          "numpy._core.multiarray scalar", Constant.SCALAR,
          "numpy.core.multiarray scalar", Constant.SCALAR,
          "numpy ndarray", Constant.NDARRAY,
          "numpy dtype", Constant.DTYPE);

  /** A dtype under construction: made by REDUCE, its byte order set by BUILD. */
  private static final class Dtype {
    final String code;
    String byteOrder = "|";

    Dtype(String code) {
      this.code = code;
    }
  }

  /** An array under construction: made by REDUCE, filled by BUILD. */
  private static final class Array {
    List<Object> state = List.of();
  }

  /** A number of NumPy's own. */
  private record Scalar(Dtype dtype, byte[] bytes) {}

  private final BoundedInput in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  private final boolean lenient;

  private long decoded;

  PickledArrays(BoundedInput in) {
    this(in, false);
  }

  private PickledArrays(BoundedInput in, boolean lenient) {
    this.in = in;
    this.lenient = lenient;
  }

  /**
   * The number under one key of the one dictionary of a file such as suite2p's {@code ops.npy}.
   * Objects of other kinds in it, such as dates and paths, become one constant that stands for
   * anything; nothing is looked up or called for them either.
   */
  static OptionalDouble readNumber(BoundedInput in, String key) throws IOException {
    PickledArrays pickle = new PickledArrays(in, true);
    List<Object> elements = pickle.elements("one dictionary");
    if (elements.size() != 1 || !(elements.get(0) instanceof Map<?, ?> dictionary)) {
      throw pickle.unexpected("the pickle's content", "one dictionary");
    }
    Object value = dictionary.get(key);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    if (value instanceof Scalar scalar) {
      NpyArray array =
          pickle.decoded(scalar.dtype(), scalar.bytes(), false, List.of(1), "'" + key + "'");
      return OptionalDouble.of(array.doubles(key)[0]);
    }
    return OptionalDouble.empty();
  }

  /** The elements of the outer array, in the order they are stored in. */
  List<NpyArray> read() throws IOException {
    List<NpyArray> result = new ArrayList<>();
    for (Object element : elements("an array of arrays")) {
      result.add(numbers(element, "element " + result.size()));
    }
    return result;
  }

  /** The numbers under one key of every element, each of which is a dictionary. */
  List<double[]> readEntry(String key) throws IOException {
    List<double[]> result = new ArrayList<>();
    for (Object element : elements("an array of dictionaries")) {
      String where = "entry '" + key + "' of element " + result.size();
      if (!(element instanceof Map<?, ?> dictionary) || !dictionary.containsKey(key)) {
        throw unexpected("element " + result.size(), "a dictionary with an entry '" + key + "'");
      }
      result.add(vector(dictionary.get(key), where));
    }
    return result;
  }

  private List<Object> elements(String expected) throws IOException {
    while (step(in.unsignedByte("the pickle"))) {}
    Object top = pop();
    if (!stack.isEmpty() || !(top instanceof Array outer) || outer.state.size() != 5) {
      throw unexpected("the pickle's content", expected);
    }
    return list(outer.state.get(4));
  }

  /** Numbers as a list or tuple, or an array. */
  private double[] vector(@Nullable Object value, String where) {
    if (value instanceof Array array) {
      return numbers(array, where).doubles(where);
    }
    List<Object> items = list(value);
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (items.get(i) instanceof Number number) {
        numbers[i] = number.doubleValue();
      } else if (items.get(i) instanceof Scalar scalar) {
        numbers[i] =
            decoded(scalar.dtype(), scalar.bytes(), false, List.of(1), where).doubles(where)[0];
      } else {
        throw unexpected(where, "numbers");
      }
    }
    return numbers;
  }

  private boolean step(int opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> protocol(in.unsignedByte("a protocol number"));
      case 0x95 -> in.littleEndian(8, "a frame's length");
      case 'c' -> push(global(line() + " " + line()));
      case 0x93 -> {
        Object name = pop();
        push(global(text(pop()) + " " + text(name)));
      }
      case 'K' -> push((long) in.unsignedByte("a number"));
      case 'M' -> push(in.littleEndian(2, "a number"));
      case 'J' -> push((long) (int) in.littleEndian(4, "a number"));
      case 'G' -> push(ByteBuffer.wrap(in.take(8, "a number")).getDouble());
      case 0x8a -> push(wholeNumber(in.take(in.unsignedByte("a length"), "a number")));
      case '}' -> push(new HashMap<String, Object>());
      case 's' -> {
        Object value = pop();
        put(List.of(pop(), value));
      }
      case 'u' -> put(popToMark());
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'N' -> push(Constant.NONE);
      case 0x8c -> push(utf8(in.unsignedByte("a text's length")));
      case 'X' -> push(utf8(in.littleEndian(4, "a text's length")));
      case 'C' -> push(in.take(in.unsignedByte("a length"), "bytes"));
      case 'B' -> push(in.take(in.littleEndian(4, "a length"), "bytes"));
      case 0x8e -> push(in.take(in.littleEndian(8, "a length"), "bytes"));
      case '(' -> push(Constant.MARK);
      case ')' -> push(List.of());
      case 0x85 -> push(popLast(1));
      case 0x86 -> push(popLast(2));
      case 0x87 -> push(popLast(3));
      case 't' -> push(popToMark());
      case ']' -> push(new ArrayList<>());
      case 'a' -> {
        Object element = pop();
        append(List.of(element));
      }
      case 'e' -> append(popToMark());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'q' -> memo.put((long) in.unsignedByte("a memo index"), top());
      case 'r' -> memo.put(in.littleEndian(4, "a memo index"), top());
      case 'h' -> push(remembered(in.unsignedByte("a memo index")));
      case 'j' -> push(remembered(in.littleEndian(4, "a memo index")));
      case 'R' -> reduce();
      case 0x81 -> {
        if (!lenient) {
          throw other(opcode);
        }
        reduce();
      }
      case 0x8f -> {
        if (!lenient) {
          throw other(opcode);
        }
        push(new ArrayList<>()); // a set
      }
      case 0x90 -> append(popToMark());
      case 0x91 -> {
        if (!lenient) {
          throw other(opcode);
        }
        push(popToMark()); // a frozen set
      }
      case 'b' -> build();
      case '.' -> {
        return false;
      }
      default -> throw other(opcode);
    }
    return true;
  }

  private ProblemException other(int opcode) {
    return in.problem(
        "the pickle holds something other than arrays",
        String.format("opcode 0x%02x", opcode),
        "what numpy.save writes for an array of arrays",
        "save plain arrays");
  }

  private void protocol(int number) {
    if (number < 2 || number > 5) {
      throw in.problem("unknown pickle protocol", Integer.toString(number), "2 to 5", "");
    }
  }

  private Constant global(String name) {
    Constant known = GLOBALS.get(name);
    if (known == null && lenient) {
      return Constant.UNKNOWN;
    }
    if (known == null) {
      throw in.problem(
          "the pickle names a global that is not allowed; nothing was executed",
          "'" + name.replace(' ', '.') + "'",
          "only numpy's _reconstruct, scalar, ndarray and dtype",
          "do not trust this file; save plain arrays with numpy.save");
    }
    return known;
  }

  private void reduce() {
    List<Object> arguments = list(pop());
    Object callable = pop();
    if (callable == Constant.RECONSTRUCT
        && arguments.size() == 3
        && arguments.get(0) == Constant.NDARRAY) {
      push(new Array());
    } else if (callable == Constant.DTYPE && arguments.size() == 3) {
      push(new Dtype(text(arguments.get(0))));
    } else if (callable == Constant.SCALAR
        && arguments.size() == 2
        && arguments.get(0) instanceof Dtype dtype
        && arguments.get(1) instanceof byte[] bytes) {
      push(new Scalar(dtype, bytes));
    } else if (lenient) {
      push(Constant.UNKNOWN);
    } else {
      throw unexpected("a call", "the construction of an array or a dtype");
    }
  }

  private void build() {
    Object given = pop();
    if (lenient && top() == Constant.UNKNOWN) {
      return;
    }
    List<Object> state = list(given);
    if (top() instanceof Array array && state.size() == 5) {
      array.state = state;
    } else if (top() instanceof Dtype dtype && state.size() >= 2) {
      dtype.byteOrder = text(state.get(1));
    } else {
      throw unexpected("a state", "that of an array or a dtype");
    }
  }

  private NpyArray numbers(Object element, String what) {
    if (!(element instanceof Array array)
        || array.state.size() != 5
        || !(array.state.get(2) instanceof Dtype dtype)
        || !(array.state.get(4) instanceof byte[] bytes)
        || !(array.state.get(3) instanceof Boolean fortran)) {
      throw unexpected(what, "an array of numbers");
    }
    List<Integer> shape = new ArrayList<>();
    for (Object length : list(array.state.get(1))) {
      if (!(length instanceof Long value) || value < 0) {
        throw unexpected("the shape of " + what, "whole numbers");
      }
      shape.add((int) Math.min(value, Integer.MAX_VALUE));
    }
    return decoded(dtype, bytes, fortran, shape, what);
  }

  private NpyArray decoded(
      Dtype dtype, byte[] bytes, boolean fortran, List<Integer> shape, String what) {
    String descriptor = dtype.byteOrder + dtype.code;
    ElementType type =
        ElementType.of(descriptor)
            .orElseThrow(
                () ->
                    unexpected(
                        what + " of type '" + descriptor + "'", "one of " + ElementType.known()));
    decoded += bytes.length;
    if (decoded > in.size()) {
      throw unexpected("more elements than the file has bytes for", "each array once");
    }
    NpyHeader header = new NpyHeader(type, fortran, shape);
    if (header.size() * type.bytes != bytes.length) {
      throw unexpected(
          what + " of " + bytes.length + " bytes",
          "shape " + NpyArray.text(shape) + " of " + descriptor);
    }
    Elements elements = type.allocate((int) header.size());
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ElementType.order(descriptor));
      type.decode(buffer, elements, 0, elements.size());
    } catch (ArithmeticException e) {
      throw unexpected("the whole number " + e.getMessage(), "whole numbers below 2^63");
    }
    return new NpyArray(shape, fortran ? elements.pick(Axes.cToFortran(shape)) : elements);
  }

  /** Little-endian, in two's complement; more than eight bytes are no number of a position. */
  private long wholeNumber(byte[] bytes) {
    if (bytes.length > 8) {
      throw unexpected("a whole number of " + bytes.length + " bytes", "at most 8");
    }
    long value = bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> pairs) {
    if (lenient && top() == Constant.UNKNOWN) {
      return;
    }
    if (!(top() instanceof HashMap<?, ?>) || pairs.size() % 2 != 0) {
      throw unexpected("an entry of something else", "a dictionary");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      if (!lenient || pairs.get(i) instanceof String) {
        ((HashMap<String, Object>) top()).put(text(pairs.get(i)), pairs.get(i + 1));
      }
    }
  }

  private void append(List<Object> elements) {
    if (lenient && top() == Constant.UNKNOWN) {
      return;
    }
    if (!(top() instanceof ArrayList<?>)) {
      throw unexpected("an append to something else", "a list");
    }
    list(top()).addAll(elements);
  }

  private List<Object> popLast(int count) {
    List<Object> popped = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      popped.add(pop());
    }
    Collections.reverse(popped);
    return Collections.unmodifiableList(popped);
  }

  private List<Object> popToMark() {
    List<Object> popped = new ArrayList<>();
    for (Object object = pop(); object != Constant.MARK; object = pop()) {
      popped.add(object);
    }
    Collections.reverse(popped);
    return Collections.unmodifiableList(popped);
  }

  private Object remembered(long index) {
    Object object = memo.get(index);
    if (object == null) {
      throw unexpected("a reference to nothing", "an earlier object");
    }
    return object;
  }

  private void push(Object object) {
    stack.add(object);
  }

  private Object pop() {
    Object top = top();
    stack.remove(stack.size() - 1);
    return top;
  }

  private Object top() {
    if (stack.isEmpty()) {
      throw unexpected("too few objects", "a complete pickle");
    }
    return stack.get(stack.size() - 1);
  }

  private String text(Object object) {
    if (object instanceof String text) {
      return text;
    }
    throw unexpected("something else", "a text");
  }

  @SuppressWarnings("unchecked")
  private List<Object> list(@Nullable Object object) {
    if (object instanceof List<?>) {
      return (List<Object>) object;
    }
    throw unexpected("something else", "a tuple or list");
  }

  private String utf8(long length) throws IOException {
    return new String(in.take(length, "a text"), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.unsignedByte("a name"); c != '\n'; c = in.unsignedByte("a name")) {
      line.append((char) c);
    }
    return line.toString();
  }

  private ProblemException unexpected(String got, String expected) {
    return in.problem(
        "the pickle is not one of arrays of numbers", got, expected, "save plain arrays");
  }
}

package org.anlage.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.Environment;
import org.anlage.api.task.TrialBatch;

/** A text that is the same for two values exactly if all bits of them are. */
final class Fingerprint {
  private final StringBuilder text = new StringBuilder();

  private Fingerprint() {}

  static String of(Object value) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.append(value);
    return fingerprint.text.toString();
  }

  /**
   * Checks that two values are the same to the bit.
   *
   * @param expected fingerprint of the one
   * @param actual the other
   * @param words what was expected and what to do, in the author's terms
   */
  static void assertSame(String expected, Object actual, String words) {
    if (!expected.equals(of(actual))) {
      throw new AssertionError(words); // the bits themselves tell nobody anything
    }
  }

  /** Names of the parts of a record that differ from those of another; of other values "it". */
  static List<String> differences(Object before, Object after) {
    if (!(before instanceof Record record)) {
      return of(before).equals(of(after)) ? List.of() : List.of("it");
    }
    List<String> names = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!of(part(component, before)).equals(of(part(component, after)))) {
        names.add(component.getName());
      }
    }
    return names;
  }

  private void append(Object value) {
    if (value instanceof Double number) {
      text.append(Long.toHexString(Double.doubleToRawLongBits(number))).append(' ');
    } else if (value instanceof Float number) {
      text.append(Integer.toHexString(Float.floatToRawIntBits(number))).append(' ');
    } else if (value instanceof Matrix matrix) {
      text.append(matrix.shape()).append(' ');
      append(matrix.values());
    } else if (value instanceof RealBuffer reals) {
      append(reals.toDoubles());
    } else if (value instanceof TrialBatch batch) {
      append(batch.input());
      append(batch.labels());
      append(batch.values());
      append(batch.mask());
      append(batch.conditions());
      if (batch.rewarded()) {
        append(batch.lived(Environment.best(batch)));
      }
    } else if (value instanceof Optional<?> optional) {
      text.append(optional.isPresent() ? "some " : "none ");
      optional.ifPresent(this::append);
    } else if (value instanceof Collection<?> items) {
      text.append(items.size()).append(" [");
      items.forEach(this::append);
      text.append("] ");
    } else if (value instanceof Map<?, ?> map) {
      append(new TreeMap<>(map).entrySet().stream().map(Fingerprint::pair).toList());
    } else if (value instanceof Record record) {
      append(record);
    } else if (value.getClass().isArray()) {
      appendArray(value);
    } else {
      text.append(value).append(' ');
    }
  }

  private static Object pair(Map.Entry<?, ?> entry) {
    return new Object[] {entry.getKey(), entry.getValue()};
  }

  private void appendArray(Object array) {
    int length = Array.getLength(array);
    text.append(length).append(" (");
    for (int i = 0; i < length; i++) {
      append(Array.get(array, i));
    }
    text.append(") ");
  }

  private void append(Record record) {
    text.append(record.getClass().getSimpleName()).append('{');
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      append(part(component, record));
    }
    text.append("} ");
  }

  private static Object part(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("accessor of a record failed: " + component, e);
    }
  }
}

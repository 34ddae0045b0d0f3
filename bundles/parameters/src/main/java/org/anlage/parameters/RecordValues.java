package org.anlage.parameters;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/** Reads the components of records, also of records that are not public. */
public final class RecordValues {
  private RecordValues() {}

  /** The value of a component. */
  public static Object of(Record owner, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("accessor of a record failed: " + component, e);
    }
  }
}

package org.anlage.engine.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A value computed at most once, when first asked for, by one thread. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> compute;
  private final List<T> value = new ArrayList<>(1);

  private Lazy(Supplier<T> compute) {
    this.compute = compute;
  }

  /** Wraps a computation. */
  public static <T> Lazy<T> of(Supplier<T> compute) {
    return new Lazy<>(compute);
  }

  @Override
  public synchronized T get() {
    if (value.isEmpty()) {
      value.add(compute.get());
    }
    return value.get(0);
  }
}

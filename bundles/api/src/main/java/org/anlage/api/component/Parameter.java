package org.anlage.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one parameter, on a component of a parameter record.
 *
 * <p>Types that can be declared: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * String}, enums (written in lower case with hyphens: {@code MEAN_ONE} is {@code "mean-one"}),
 * records of the same kind, {@code List} and {@code Optional} of these. Names are the record
 * components' names. Rules that span several parameters belong in the record's constructor, which
 * may throw {@link IllegalArgumentException}: its message is shown with the place in the file.
 *
 * <p>Fields are a target only so that bnd sees the annotation and the bundle imports this package;
 * an annotation whose class cannot be loaded would silently not be there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Parameter {
  /** What it does, one sentence. */
  String text();

  /**
   * The default as JSON text, for example {@code 0.3}, {@code "\"relu\""} or {@code []}; empty:
   * required (or, for an Optional, absent).
   */
  String value() default "";

  /** Unit, where it has one: um, s, ms, Hz. */
  String unit() default "";

  /** Smallest value allowed, for numbers (and sizes of lists). */
  double min() default Double.NEGATIVE_INFINITY;

  /** Largest value allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min} itself is excluded: "greater than 0". */
  boolean exclusiveMin() default false;
}

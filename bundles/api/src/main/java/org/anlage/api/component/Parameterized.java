package org.anlage.api.component;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An extension whose behaviour is set by one record of parameters.
 *
 * <p>Every component of the record carries {@link Parameter}. From that one declaration come strict
 * JSON decoding, the JSON Schema, help, validation and provenance. An extension holds no state
 * between calls.
 *
 * @param <P> the record of parameters; {@link NoParameters} where there are none
 */
@ConsumerType
public interface Parameterized<P extends Record> {
  /** The record that declares the parameters. */
  Class<P> parameters();
}

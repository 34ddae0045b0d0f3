package org.anlage.parameters;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.anlage.parameters.json.Json;

/**
 * How a type that is not one of the plain ones is written in files.
 *
 * @param <T> the type
 */
public interface ValueCodec<T> {
  /** Reads a value; empty if anything was wrong, which the decoder was then told. */
  Optional<T> decode(Json value, RecordComponent component, ParameterDecoder decoder);

  /** Writes a value. */
  Json encode(T value);

  /** JSON Schema of the value. */
  Json.Obj schema(RecordComponent component);

  /** Type in words, for help. */
  String words();
}

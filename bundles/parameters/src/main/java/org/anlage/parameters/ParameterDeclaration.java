package org.anlage.parameters;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.anlage.api.component.Parameter;

/** The declaration of a parameter. */
public final class ParameterDeclaration {
  private ParameterDeclaration() {}

  /**
   * The annotation of a component of a record, or else of its field: compilers of other languages,
   * such as Kotlin for a {@code @JvmRecord}, annotate only the field.
   */
  public static Optional<Parameter> of(RecordComponent component) {
    Parameter declared = component.getAnnotation(Parameter.class);
    return declared == null ? ofField(component) : Optional.of(declared);
  }

  private static Optional<Parameter> ofField(RecordComponent component) {
    try {
      return Optional.ofNullable(
          component
              .getDeclaringRecord()
              .getDeclaredField(component.getName())
              .getAnnotation(Parameter.class));
    } catch (NoSuchFieldException everyComponentHasOne) {
      return Optional.empty();
    }
  }
}

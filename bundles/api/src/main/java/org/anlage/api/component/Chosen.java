package org.anlage.api.component;

/**
 * A component that another component's parameters name, with parameters of its own: {@code "adam"},
 * or {@code {"use": "adam", "beta2": 0.99}}. The kind of component is the type argument, an
 * interface that is registered as a service. May be in an {@link java.util.Optional} or a {@link
 * java.util.List}.
 *
 * @param name its name
 * @param service the component
 * @param parameters its parameters, of the type that {@link Parameterized#parameters} states
 * @param <S> kind of component
 */
public record Chosen<S extends Parameterized<?>>(String name, S service, Record parameters) {}

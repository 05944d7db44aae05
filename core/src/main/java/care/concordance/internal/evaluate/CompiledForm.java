package care.concordance.internal.evaluate;

import care.concordance.pack.RuleCode;
import java.util.function.Function;
import org.drools.model.AlphaIndex;
import org.drools.model.BetaIndex;
import org.drools.model.Index;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Function1;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.jspecify.annotations.Nullable;

/** A form of a constraint as Drools compiled it. Immutable and thread-safe. */
sealed interface CompiledForm {

    /** Whether it holds of the one fact it reads. */
    boolean test(Object fact) throws Exception;

    /** Whether it holds of the two facts it compares. */
    boolean test(Object first, Object second) throws Exception;

    /** Whether it holds of the facts it reads, however many. */
    boolean test(Object[] facts) throws Exception;

    /** How its facts can be looked up rather than tried; null when it is not a join on an equal text or constant. */
    @Nullable
    Join join();

    /**
     * Two properties of which equal is equal everywhere: texts, or constants.
     *
     * @param value reads the one of the fact that is looked up; one reader for one property
     * @param wanted reads the one of the earlier fact
     */
    record Join(Reader value, Reader wanted) {}

    /** Reads a property of a fact. Equal readers read the same property. */
    sealed interface Reader extends Function<Object, @Nullable Object> {}

    /** From the executable model, where each constraint is a class. */
    final class OfModel implements CompiledForm {
        private final SingleConstraint constraint;
        private final @Nullable Predicate1<Object> ofOne;
        private final @Nullable Predicate2<Object, Object> ofTwo;

        @SuppressWarnings("unchecked") // the model is not generic; the gate has checked every type
        OfModel(SingleConstraint constraint) {
            this.constraint = constraint;
            int facts = constraint.getVariables().length;
            this.ofOne = facts == 1 ? (Predicate1<Object>) bare(constraint.getPredicate1()) : null;
            this.ofTwo = facts == 2 ? (Predicate2<Object, Object>) bare(constraint.getPredicate2()) : null;
        }

        @Override
        public boolean test(Object fact) throws Exception {
            return ofOne == null ? test(new Object[] {fact}) : ofOne.test(fact);
        }

        @Override
        public boolean test(Object first, Object second) throws Exception {
            return ofTwo == null ? test(new Object[] {first, second}) : ofTwo.test(first, second);
        }

        @Override
        public boolean test(Object[] facts) throws Exception {
            return constraint.getPredicate().test(facts);
        }

        @Override
        public @Nullable Join join() {
            return constraint.getIndex() instanceof BetaIndex<?, ?, ?> index
                            && index.getConstraintType() == Index.ConstraintType.EQUAL
                            && (index.getIndexedClass() == String.class
                                    || index.getIndexedClass().isEnum())
                    ? new Join(reader(index.getLeftOperandExtractor()), reader(index.getRightOperandExtractor()))
                    : null;
        }

        /** The class of the predicate, an enum of one constant {@code INSTANCE}; equal constraints share one. */
        String predicate() {
            return classOf(
                    switch (constraint.getVariables().length) {
                        case 1 -> constraint.getPredicate1();
                        case 2 -> constraint.getPredicate2();
                        default -> constraint.getPredicate();
                    });
        }

        /** Where it compares a text with a literal: by what it can be looked up. */
        Check.@Nullable Lookup lookup() {
            return constraint.getIndex() instanceof AlphaIndex<?, ?> index
                            && index.getConstraintType() == Index.ConstraintType.EQUAL
                            && index.getIndexedClass() == String.class
                            && index.getRightValue() instanceof String literal
                    ? new Check.Lookup(classOf(index.getLeftOperandExtractor()), literal)
                    : null;
        }

        @SuppressWarnings("unchecked")
        private static Reader reader(Object extractor) {
            return new Property((Function1<Object, Object>) bare(extractor));
        }

        /** The class of a lambda Drools compiled. */
        static String classOf(Object lambda) {
            return bare(lambda).getClass().getName();
        }

        /** The lambda itself, without the wrapper that only serves Drools' messages. */
        private static Object bare(Object lambda) {
            return lambda instanceof IntrospectableLambda wrapper ? wrapper.getLambda() : lambda;
        }
    }

    /** Reads by a class of the executable model. */
    record Property(Function1<Object, Object> extractor) implements Reader {
        @Override
        public @Nullable Object apply(Object fact) {
            return extractor.apply(fact);
        }

        /** Its class, an enum of one constant {@code INSTANCE}. */
        String compiledTo() {
            return OfModel.classOf(extractor);
        }
    }

    /**
     * From the code a pack was built with.
     *
     * @param number which of its constraints
     */
    record OfCode(RuleCode code, int number, @Nullable Join join) implements CompiledForm {
        @Override
        public boolean test(Object fact) throws Exception {
            return code.test(number, fact);
        }

        @Override
        public boolean test(Object first, Object second) throws Exception {
            return code.test(number, first, second);
        }

        @Override
        public boolean test(Object[] facts) throws Exception {
            return switch (facts.length) {
                case 1 -> code.test(number, facts[0]);
                case 2 -> code.test(number, facts[0], facts[1]);
                default -> code.test(number, facts);
            };
        }
    }

    /** Reads by the code a pack was built with. */
    record NumberedProperty(RuleCode code, int number) implements Reader {
        @Override
        public @Nullable Object apply(Object fact) {
            try {
                return code.read(number, fact);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("a property cannot be read", e);
            }
        }

        // As a record's own, which a start would have to link.
        @Override
        public int hashCode() {
            return number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NumberedProperty property && property.number == number && property.code == code;
        }
    }
}

package care.concordance.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;

/** Refuses values FHIR does not allow; elements it does not know are the sender's own business. */
final class StrictErrors extends StrictErrorHandler {

    /** What these errors say names elements, never values. */
    static final class Unreadable extends DataFormatException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        throw new Unreadable(element(location) + " has a value FHIR does not allow");
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        // A number in quotes says the same; an object where a text belongs says something else.
        if (expected != found) {
            throw new Unreadable(element + " is not the kind of JSON value FHIR asks for");
        }
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        throw new Unreadable(element + " is given several times");
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {}

    @Override
    public void unknownAttribute(IParseLocation location, String attribute) {}

    @Override
    public void unknownReference(IParseLocation location, String reference) {}

    @Override
    public void missingRequiredElement(IParseLocation location, String element) {}

    @Override
    public void containedResourceWithNoId(IParseLocation location) {}

    @Override
    public void invalidInternalReference(IParseLocation location, String reference) {}

    @Override
    public void extensionContainsValueAndNestedExtensions(IParseLocation location) {}

    private static String element(@Nullable IParseLocation location) {
        return location == null ? "an element" : String.valueOf(location.getParentElementName());
    }
}

"""What schemathesis does not know how to send: a workbook is bytes to it."""
import schemathesis


@schemathesis.serializer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
def workbook(context, value):
    return value if isinstance(value, bytes) else str(value).encode()

"""The same through the interface: asked, given to the officer, answered, compiled, published."""

import json

from ilonet.accounts.models import Account
from ilonet.requests.models import Addressee, Answer
from ilonet.requests.tests.asking import back_office, post_of
from ilonet.requests.tests.test_pages import one
from tests.cast import entering


def call(client, method, address, **said):
    answer = client.generic(method, f"/api/v1/{address}", json.dumps(said), content_type="application/json")
    return answer.status_code, json.loads(answer.content or b"null")


def test_a_question_from_a_program_to_its_compilation(cast):
    token = f"post:{post_of('bruno', cast).public_id}"
    amara, bruno = entering(cast.amara), entering(cast.bruno)
    office = entering(Account.objects.get(pk=back_office("ITA").account_id))
    said = {"title": "Sea routes", "questions": ["Which are new?"], "topics": ["c"], "countries": ["GHA"]}
    status, made = call(amara, "POST", "requests", **said, urgency="urgent")
    assert (status, made["proposed"]) == (201, [token])
    status, refused = call(amara, "PUT", f"requests/{made['id']}", version=2, topics=["z"])
    assert (status, refused["error"]["code"]) == (422, "request.unknown_value")
    call(amara, "PUT", f"requests/{made['id']}", version=2, addressees=[token])
    assert call(amara, "GET", f"requests/{made['id']}/alike") == (200, {"requests": [], "reports": []})
    assert call(amara, "POST", f"requests/{made['id']}/send")[1]["authorities"] == ["FRA", "ITA"]
    asked = one(Addressee)
    answer = {"replies": [{"said": "Two are new."}], "allows": "readers"}
    assert call(bruno, "POST", f"addressees/{asked.public_id}/answers", **answer)[0] == 403
    assert call(office, "POST", f"addressees/{asked.public_id}/task")[0] == 204
    assert call(bruno, "POST", f"addressees/{asked.public_id}/answers", **answer)[0] == 201
    told = one(Answer)
    assert call(bruno, "POST", f"answers/{told.public_id}/release")[0] == 204
    compiled = call(amara, "GET", f"requests/{made['id']}/compilation")[1]
    quoted = compiled["questions"][0]["sentences"][1]
    assert (quoted["quote"], quoted["cites"]) == ("Two are new.", [str(told.public_id)])
    assert call(amara, "POST", f"requests/{made['id']}/publish", answers=[str(told.public_id)])[0] == 200
    assert call(entering(cast.chiara), "GET", f"requests/{made['id']}/compilation")[0] == 404

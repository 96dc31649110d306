"""May this person know of a request, of whom it asks, of an answer, and what may they do (C.6; design.md 3; INV-5; R-SEC-7)?"""

from tests.model.standing import back_office_of, is_addressed, posts_of
from tests.model.world import World
from tests.model.writings import Addressee, Answer, Request

# A draft is the post's that asks, or the back office's; sent, it is known to both of them, to whom it asks with their
# back offices, and to the audience; withdrawn, to the asker again. Whom it asks is between the asker and each of them.


def at(world: World, person: str | None, post: str | None) -> bool:
    return post is not None and post in posts_of(world, person)


def in_back_office(world: World, person: str | None, authority: str) -> bool:
    return authority in back_office_of(world, person)


def asks(world: World, person: str | None, request: Request) -> bool:
    """While it is written: the post alone, or the back office where no post asks."""
    if request.post is None:
        return in_back_office(world, person, request.authority)
    return at(world, person, request.post)


def asked_it(world: World, person: str | None, request: Request) -> bool:
    return at(world, person, request.post) or in_back_office(world, person, request.authority)


def is_asked(world: World, person: str | None, one: Addressee) -> bool:
    return at(world, person, one.post) or in_back_office(world, person, one.authority)


def read_request(world: World, person: str | None, key: str) -> bool:
    request = world.requests[key]
    if not request.sent:
        return asks(world, person, request) or any(is_addressed(world, person, to) for to in request.astray)
    if asked_it(world, person, request):
        return True
    if request.withdrawn:
        return False
    addressed = any(is_asked(world, person, world.addressees[one]) for one in request.addressees)
    return addressed or any(is_addressed(world, person, to) for to in request.audience)


def amend_request(world: World, person: str | None, key: str) -> bool:
    request = world.requests[key]
    return not request.sent and not request.withdrawn and asks(world, person, request)


def follow_request(world: World, person: str | None, key: str) -> bool:
    request = world.requests[key]
    return request.sent and not request.withdrawn and asked_it(world, person, request)


def remind_request(world: World, person: str | None, key: str) -> bool:
    return not world.requests[key].closed and follow_request(world, person, key)


def stands(request: Request) -> bool:
    return request.sent and not request.closed and not request.withdrawn


def read_addressee(world: World, person: str | None, key: str) -> bool:
    one = world.addressees[key]
    request = world.requests[one.request]
    if asked_it(world, person, request):
        return True
    return not request.withdrawn and is_asked(world, person, one)


def task_addressee(world: World, person: str | None, key: str) -> bool:
    """Nobody but the deploying authority gives its officer work (Art. 1(2))."""
    one = world.addressees[key]
    waits = one.post is not None and not one.tasked and not one.answered and not one.declined
    return stands(world.requests[one.request]) and waits and in_back_office(world, person, one.authority)


def decline_addressee(world: World, person: str | None, key: str) -> bool:
    one = world.addressees[key]
    waits = not one.answered and not one.declined
    return stands(world.requests[one.request]) and waits and in_back_office(world, person, one.authority)


def answer_addressee(world: World, person: str | None, key: str) -> bool:
    one = world.addressees[key]
    if not stands(world.requests[one.request]) or one.declined:
        return False
    return in_back_office(world, person, one.authority) or (one.tasked and at(world, person, one.post))


def writes(world: World, person: str | None, answer: Answer) -> bool:
    one = world.addressees[answer.addressee]
    return at(world, person, one.post) if answer.by_post else in_back_office(world, person, one.authority)


def originates(world: World, person: str | None, answer: Answer) -> bool:
    return writes(world, person, answer) or in_back_office(
        world, person, world.addressees[answer.addressee].authority
    )  # fmt: skip


def read_answer(world: World, person: str | None, key: str) -> bool:
    answer = world.answers[key]
    if not answer.released:
        astray = any(is_addressed(world, person, to) for to in answer.astray)
        return astray or writes(world, person, answer) or (answer.submitted and originates(world, person, answer))
    if originates(world, person, answer):
        return True
    return not answer.withdrawn and is_opened_to(world, person, answer)


def is_opened_to(world: World, person: str | None, answer: Answer) -> bool:
    """To whoever asked; as far as its originator opens it, to those who read the request."""
    request = world.addressees[answer.addressee].request
    if asked_it(world, person, world.requests[request]):
        return True
    return not answer.for_asker_alone and read_request(world, person, request)


def is_open(world: World, answer: Answer) -> bool:
    one = world.addressees[answer.addressee]
    return stands(world.requests[one.request]) and not answer.released and not one.declined


def write_answer(world: World, person: str | None, key: str) -> bool:
    answer = world.answers[key]
    return is_open(world, answer) and not answer.submitted and writes(world, person, answer)


def reviews(world: World, answer: Answer) -> bool:
    return world.authorities[world.addressees[answer.addressee].authority].reviews_before_release


def submit_answer(world: World, person: str | None, key: str) -> bool:
    answer = world.answers[key]
    return answer.by_post and reviews(world, answer) and write_answer(world, person, key)


def release_answer(world: World, person: str | None, key: str) -> bool:
    """The officer where the authority trusts; the back office its own, and what was handed in (R-3.1-a)."""
    answer = world.answers[key]
    if not is_open(world, answer):
        return False
    own = writes(world, person, answer)
    if own and not answer.by_post:
        return True
    if own and not reviews(world, answer) and not answer.submitted:
        return True
    return answer.submitted and in_back_office(world, person, world.addressees[answer.addressee].authority)


def return_answer(world: World, person: str | None, key: str) -> bool:
    answer = world.answers[key]
    office = in_back_office(world, person, world.addressees[answer.addressee].authority)
    return answer.submitted and is_open(world, answer) and office


def withdraw_answer(world: World, person: str | None, key: str) -> bool:
    answer = world.answers[key]
    return answer.released and not answer.withdrawn and originates(world, person, answer)


def read_compilation(world: World, person: str | None, key: str) -> bool:
    """Whoever asked; and of those who read the request, whom every answer in it is open to."""
    compilation = world.compilations[key]
    request = world.requests[compilation.request]
    if asked_it(world, person, request):
        return True
    if any(world.answers[one].for_asker_alone for one in compilation.answers):
        return False
    return read_request(world, person, compilation.request)
